package jarvis.core.ownership;

/** Why a change is refused for what it is, whoever owns the path; each ends a sentence. */
public enum Reason {
    NOT_NORMAL("its path is not a normal one. Drop it: no such path can be checked out safely"),
    GIT_FOLDER("git keeps its own things under that name. Drop it"),
    SPELLING("another path differs from it only in upper and lower case or accents, and on many systems both are one."
            + " Choose another name"),
    LINK_UNREAD("it is a link, and where it leads could not be read. Try again"),
    LINK_ABSOLUTE("it is a link to a place on one machine. Make it relative"),
    LINK_LEAVES("it is a link that leaves the tree. Link to something within"),
    LINK_UNCERTAIN("it is a link that goes down and up again, so that other links decide where it leads."
            + " Write \"..\" only at its beginning"),
    LINK_GIT("it is a link to what git keeps. Drop it");

    private final String why;

    Reason(String why) {
        this.why = why;
    }

    public String why() {
        return why;
    }
}
