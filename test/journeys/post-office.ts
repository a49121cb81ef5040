import { SMTPServer } from 'smtp-server';
import { expect } from 'vitest';

export interface PostOffice {
  server: SMTPServer;
  mails: string[];
}

/** A real SMTP server that keeps what it is given. */
export async function postOffice(): Promise<PostOffice> {
  const mails: string[] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, mails };
}

/** Words in the mail to somebody, once one with such words has come. */
export async function inMailTo(post: PostOffice, address: string, words: RegExp): Promise<string> {
  const find = () =>
    post.mails
      .filter((mail) => mail.includes(address))
      .flatMap((mail) => words.exec(mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '='))?.[0] ?? [])[0];
  await expect.poll(find, { timeout: 20_000 }).toBeTruthy();
  return find()!;
}
