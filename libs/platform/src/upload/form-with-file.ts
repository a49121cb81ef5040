import { SetMetadata } from '@nestjs/common';
import busboy from 'busboy';
import type { Request } from 'express';
import type { Readable } from 'node:stream';
import { Invalid, Problem } from '../problems.ts';
import { kindOf, reports, type Taking } from './file-kind.ts';
import { plainFile } from './plain-file.ts';
import { ReceivedFile } from './received-file.ts';
import { Spool, TooLarge } from './spool.ts';

export const LARGEST_MB = 25;
export const LARGEST = LARGEST_MB * 1024 * 1024;

const LIMITS = { fileSize: LARGEST + 1, files: 1, fields: 20, fieldNameSize: 100, fieldSize: 10_000, headerPairs: 20 };

/** The fields and the frame of such a form, beside its file. */
const REST = 1024 * 1024;

export const RECEIVES = 'ehc:receives';
export interface Receives {
  field: string;
  taking: Taking;
}
/** This handler takes a form with one file, in the field of this name. No other handler reads such a form at all. */
export const ReceivesFile = (field: string, taking = reports) =>
  SetMetadata(RECEIVES, { field, taking } satisfies Receives);

/**
 * A form with a file, read in two steps so that nothing of the file is taken before its sender is known: first the
 * fields that come before the file (the form's tokens), then, when asked, the file. `request.body` holds the fields.
 */
export class FormWithFile {
  readonly #parser: busboy.Busboy;
  readonly #opened: Promise<void>;
  readonly #closed: Promise<void>;
  readonly #fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  #file?: { content: Readable; name: string };
  #spool?: Spool;
  #isMoreThanOne = false;

  private constructor(
    private readonly request: Request,
    private readonly field: string,
    private readonly taking: Taking,
  ) {
    this.#parser = busboy({ headers: request.headers, defParamCharset: 'utf8', limits: LIMITS });
    const opened = Promise.withResolvers<void>();
    const closed = Promise.withResolvers<void>();
    [this.#opened, this.#closed] = [opened.promise, closed.promise];
    closed.promise.catch(opened.reject);
    this.#parser
      .on('field', (name, value, { nameTruncated, valueTruncated }) => {
        if (nameTruncated || valueTruncated) this.#parser.destroy(unreadable());
        else if (name !== field) this.put(name, value);
      })
      .on('file', (name, content, { filename }) => {
        content.on('error', () => undefined); // told to whoever reads it
        if (name !== field || !filename) return void content.resume();
        this.#file = { content, name: filename };
        request.body = { ...this.#fields }; // a token that comes later comes too late
        opened.resolve();
      })
      .on('filesLimit', () => (this.#isMoreThanOne = true))
      .on('fieldsLimit', () => this.#parser.destroy(unreadable()))
      .on('error', () => closed.reject(unreadable()))
      .on('close', () => {
        if (!this.#file) request.body = this.#fields;
        opened.resolve();
        closed.resolve();
      });
    request.once('close', () => !request.complete && this.#parser.destroy(new Error('The sender left')));
    request.pipe(this.#parser);
  }

  /** Reads up to the file. @throws Problem for what is no such form. */
  static async open(request: Request, { field, taking }: Receives): Promise<FormWithFile> {
    let form: FormWithFile;
    try {
      form = new FormWithFile(request, field, taking);
    } catch {
      throw unreadable();
    }
    try {
      await form.#opened;
      return form;
    } catch (error) {
      await form.letGo();
      throw error;
    }
  }

  /** Takes the file in. @throws Invalid, and nothing is kept, where it is too large, empty or of a kind that is not taken. */
  async receive(): Promise<void> {
    if (Number(this.request.headers['content-length']) > LARGEST + REST) throw this.tooLarge(); // nothing of it is taken
    if (this.#file) this.#spool = await Spool.of(this.#file.content, LARGEST).catch((error) => this.refuse(error));
    await this.#closed;
    if (this.#isMoreThanOne) throw new Invalid({ [this.field]: 'Choose one file at a time' });
    if (!this.#spool) return;
    const kind = await kindOf(this.#spool, this.taking);
    if (typeof kind === 'string') throw new Invalid({ [this.field]: kind });
    const plain = await plainFile(this.#spool, kind);
    if (typeof plain === 'string') throw new Invalid({ [this.field]: plain });
    this.#spool = plain;
    this.request.body = { ...this.#fields, [this.field]: new ReceivedFile(this.#spool, kind, this.#file!.name) };
  }

  /** Forgets the file and reads past the rest of the form, so that its sender can be answered. */
  async letGo(): Promise<void> {
    this.request.unpipe(this.#parser);
    this.#parser.destroy();
    this.request.resume();
    const spool = this.#spool;
    this.#spool = undefined;
    await spool?.letGo();
  }

  /** `givenOn[day]` is the day within `givenOn`, as in forms without a file. */
  private put(name: string, value: string): void {
    const [, outer = '', part = ''] = /^(\w+)\[(\w+)\]$/.exec(name) ?? [];
    const known = this.#fields[outer];
    if (!part) this.#fields[name] = value;
    else if (typeof known === 'object') (known as Record<string, string>)[part] = value;
    else this.#fields[outer] = Object.assign(Object.create(null) as Record<string, string>, { [part]: value });
  }

  private refuse(error: unknown): never {
    throw error instanceof TooLarge ? this.tooLarge() : unreadable();
  }

  private tooLarge(): Invalid {
    return new Invalid({ [this.field]: `The file must be ${LARGEST_MB} MB or smaller. ${this.taking.ifTooLarge}` });
  }
}

const unreadable = () =>
  new Problem(400, 'We could not read what was sent', 'Nothing was saved. Go back, choose the file again and send it.');
