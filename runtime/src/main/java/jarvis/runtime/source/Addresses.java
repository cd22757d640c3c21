package jarvis.runtime.source;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Which machines a source may be fetched from, decided on the resolved address as the connection is made. Addresses of this
 * machine and of private networks only for the host that the configuration names; link-local ones, where clouds keep their
 * secrets, for none.
 */
final class Addresses {
    private final String named;

    /** @param configured the address as configured; a redirect may lead elsewhere */
    Addresses(URI configured) {
        this.named = String.valueOf(configured.getHost());
    }

    /** It may not be connected to. */
    static final class Refused extends RuntimeException {
        Refused(String sentence) {
            super(sentence);
        }
    }

    InetAddress resolve(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                refuseForbidden(host, address);
            }
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new Refused("The host " + host + " is not known.");
        }
    }

    private void refuseForbidden(String host, InetAddress address) {
        if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
            throw new Refused("The host " + host + " is at a link-local address, which is never asked.");
        }
        if ((address.isLoopbackAddress() || isPrivate(address)) && !host.equalsIgnoreCase(named)) {
            throw new Refused("It leads to " + host + " in a private network, which the configuration does not name.");
        }
    }

    /** IPv4's private networks, and IPv6's unique local addresses, which Java does not know as such. */
    private static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        return address.isSiteLocalAddress() || (bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc);
    }
}
