package jarvis.runtime.app;

import jarvis.runtime.cli.terminal.Questioner;

/**
 * How a run is followed at the terminal.
 *
 * @param mode who answers its questions
 * @param open whether the page is opened in a browser
 * @param stays whether to stay when only a person can go on and nobody can be asked here
 */
record Follow(Questioner.Mode mode, boolean open, boolean stays) {}
