package jarvis.runtime.source;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which machines a source may be fetched from, decided on the resolved address as the connection is made. Addresses of this
 * machine and of private networks only for the host that the configuration names; link-local ones, where clouds keep their
 * secrets, for none.
 */
public final class Addresses {
    /** Of the old compatible addresses, and of those that a network translates. */
    private static final List<byte[]> EMBEDDING =
            List.of(new byte[12], new byte[] {0, 0x64, (byte) 0xff, (byte) 0x9b, 0, 0, 0, 0, 0, 0, 0, 0});

    private final String named;
    private final Uninterruptible lookup = new Uninterruptible();

    /** @param configured the address as configured; a redirect may lead elsewhere */
    Addresses(URI configured) {
        this(String.valueOf(configured.getHost()));
    }

    /** @param named the host as configured */
    public Addresses(String named) {
        this.named = named;
    }

    /** It may not be connected to. */
    public static final class Refused extends RuntimeException {
        Refused(String sentence) {
            super(sentence);
        }
    }

    /** Looks at every address of the host, and gives one of those that it has looked at. */
    public InetAddress resolve(String host) {
        try {
            InetAddress[] all = lookup.call(() -> InetAddress.getAllByName(host));
            for (InetAddress address : all) {
                refuseForbidden(host, address);
                refuseForbidden(host, embedded(address));
            }
            return all[0];
        } catch (UnknownHostException e) {
            throw new Refused(
                    "The host " + host + " is not known. Correct its name, or see whether this machine finds others.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The IPv4 address that an IPv6 one stands for, itself where it stands for none. */
    private static InetAddress embedded(InetAddress address) throws UnknownHostException {
        byte[] bytes = address.getAddress();
        boolean embeds = bytes.length == 16
                && EMBEDDING.stream().anyMatch(prefix -> Arrays.equals(prefix, Arrays.copyOf(bytes, prefix.length)));
        return embeds ? InetAddress.getByAddress(Arrays.copyOfRange(bytes, 12, 16)) : address;
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
