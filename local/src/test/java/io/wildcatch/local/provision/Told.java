package io.wildcatch.local.provision;

/** One whose names are the usual ones. */
abstract class Told implements Story {

    private final String name;
    private final Party usual;

    Told(String name, Role role) {
        this(name, Party.of(role, GuardedCluster.principal(role)));
    }

    Told(String name, Party usual) {
        this.name = name;
        this.usual = usual;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Party usual() {
        return usual;
    }
}
