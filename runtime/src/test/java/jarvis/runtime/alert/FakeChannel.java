package jarvis.runtime.alert;

import java.util.concurrent.CountDownLatch;

/** Notes what it is given. It can be dead, or hang until it is interrupted. */
final class FakeChannel implements Channel {
    final Told<String> delivered = new Told<>();
    final Told<String> asked = new Told<>();
    private final String name;
    volatile boolean dead;
    volatile boolean hanging;

    FakeChannel(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String target() {
        return "nowhere";
    }

    @Override
    public void send(Notice notice) throws Undelivered {
        asked.add(notice.id());
        if (hanging) {
            hang();
        }
        if (dead) {
            throw new Undelivered("It is dead.");
        }
        delivered.add(notice.rule() + " " + notice.kind().word());
    }

    private static void hang() throws Undelivered {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new Undelivered("It was interrupted.");
        }
    }
}
