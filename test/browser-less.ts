/** What came back. Redirects are not followed, so that a test sees them. */
export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  bytes: Buffer;
  /** Where a redirect points. */
  location: string | null;
  json<T = Record<string, unknown>>(): T;
}

type Fields = Record<string, string | number | boolean | readonly string[]>;
interface Sending {
  /** The page that holds the form, where it is not the address that the form is sent to. */
  page?: string;
  headers?: Record<string, string>;
  method?: 'POST' | 'PUT';
}

/** Somebody at a browser without scripts: keeps cookies, reads a form's tokens from its page before sending it. */
export class Visitor {
  readonly #cookies = new Map<string, string>();

  /** @param always headers of every request, such as a proxy adds. */
  constructor(
    readonly origin: string,
    readonly always: Record<string, string> = {},
  ) {}

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  set cookie(header: string) {
    this.#cookies.clear();
    for (const pair of header.split('; ').filter(Boolean)) this.keep(pair);
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(path, { headers });
  }

  /** Fetches the page, takes the tokens from its form, and sends the form. */
  async postForm(path: string, fields: Fields = {}, { page = path, headers = {} }: Sending = {}): Promise<Answer> {
    return this.postFields(path, { ...(await this.tokens(page)), ...fields }, headers);
  }

  /** Sends exactly these fields. */
  postFields(path: string, fields: Fields, headers: Record<string, string> = {}): Promise<Answer> {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries(fields))
      for (const one of [value].flat()) body.append(name, String(one));
    return this.send(path, { method: 'POST', body, headers });
  }

  /** Sends JSON as the API takes it, with the token of any page of this session. */
  async postJson(
    path: string,
    body: unknown,
    { page = '/acting-as', headers = {}, method = 'POST' }: Sending = {},
  ): Promise<Answer> {
    const { _csrf } = await this.tokens(page);
    const all = {
      'content-type': 'application/json',
      accept: 'application/json',
      'x-csrf-token': _csrf ?? '',
      ...headers,
    };
    return this.send(path, { method, body: JSON.stringify(body), headers: all });
  }

  /** The hidden tokens of the first form on a page. */
  async tokens(path: string): Promise<Record<string, string>> {
    const { text } = await this.get(path);
    return Object.fromEntries(
      ['_csrf', '_once'].flatMap((name) => {
        const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1];
        return value ? [[name, value]] : [];
      }),
    );
  }

  /** @throws Error when the portal does not let them in. */
  async signIn({ email, password }: { email: string; password: string }): Promise<this> {
    const answer = await this.postForm('/sign-in', { email, password });
    if (answer.status !== 303)
      throw new Error(`${email} could not sign in: ${answer.status} ${answer.text.slice(0, 400)}`);
    return this;
  }

  async send(path: string, { headers, ...init }: RequestInit): Promise<Answer> {
    const all = {
      ...(this.cookie ? { cookie: this.cookie } : {}),
      ...this.always,
      ...(headers as Record<string, string>),
    };
    const response = await fetch(new URL(path, this.origin), { ...init, headers: all, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line.split(';')[0]!);
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    return {
      status: response.status,
      headers: response.headers,
      text,
      bytes,
      location: response.headers.get('location'),
      json: <T>() => JSON.parse(text) as T,
    };
  }

  private keep(pair: string): void {
    const at = pair.indexOf('=');
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}
