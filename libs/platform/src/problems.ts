/**
 * What went wrong, told to a person: what happened, what was kept, what to do next.
 * Every refusal in the portal is one of these; anything else is a fault and is answered as such.
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly advice: string,
    readonly fields: FieldErrors = {},
  ) {
    super(title);
  }
}

/** Messages by the name of the field that each belongs to. */
export type FieldErrors = Record<string, string>;

/** Absent and forbidden look the same: nobody learns from the answer that something exists. */
export class NotFound extends Problem {
  constructor() {
    super(
      404,
      'Page not found',
      'Check the address, or go to your home page. If you followed a link in an email, the request may have been withdrawn or given to another team, or its case may have ended.',
    );
  }
}

/** What was sent cannot be accepted as it is; nothing was saved. */
export class Invalid extends Problem {
  constructor(fields: FieldErrors) {
    super(
      422,
      'There is a problem',
      'This was not saved; everything saved before is safe. Correct the answers below and try again.',
      fields,
    );
  }
}

/** Somebody else changed the same thing first. */
export class Conflict extends Problem {
  constructor(title: string, advice: string) {
    super(409, title, advice);
  }
}

export class SignInNeeded extends Problem {
  constructor() {
    super(401, 'Sign in to continue', 'Your session has ended or you have not signed in yet.');
  }
}
