import type { AddressInfo } from 'node:net';
import { callbackify } from 'node:util';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { MailStore } from './mail-store.ts';

/** Bytes that a mail may have. */
const limit = 20 * 1024 * 1024;

/** Takes every mail that is sent to it and sends none on. @returns what ends it. */
export async function catchMail(store: MailStore, port: number): Promise<() => Promise<void>> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onAuth: (_given, _session, done) => done(null, { user: 'anyone' }),
    size: limit,
    disableReverseLookup: true,
    onData: callbackify((message: SMTPServerDataStream, _session: SMTPServerSession) => store.keep(message)),
  });
  server.on('error', () => undefined); // a client that hangs up in the middle
  await new Promise<AddressInfo>((resolve, reject) => {
    server.server.once('error', reject);
    const listening = server.listen(port, '127.0.0.1', () => resolve(listening.address() as AddressInfo));
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
