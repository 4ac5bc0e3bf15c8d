/** Ends a command: the message is for whoever called it. Bad content of a file is none of these but a problem in its list. */
export class Failure extends Error {
  readonly exitCode: number = 2;
}

/** The command line itself is wrong. */
export class UsageError extends Failure {
  /** The command whose help tells more; of the program's own where absent. */
  readonly command: string | undefined;

  constructor(message: string, command?: string) {
    super(message);
    this.command = command;
  }
}
