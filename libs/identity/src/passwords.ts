import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const hash = promisify(argon2);

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const strength = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/**
 * A password as it is kept: `argon2id$memory$passes$salt$tag`, all that is needed to check it later.
 * @param work memory in KiB and passes; less than usual only for passwords that protect nothing
 */
export async function hashPassword(
  password: string,
  work: Pick<typeof strength, 'memory' | 'passes'> = strength,
): Promise<string> {
  const { memory, passes } = work;
  const nonce = randomBytes(16);
  const tag = await hash('argon2id', { ...strength, memory, passes, message: password, nonce });
  return ['argon2id', memory, passes, nonce.toString('base64'), tag.toString('base64')].join('$');
}

/** Whether the password is the one kept. Takes as long for an unknown person, so that addresses cannot be probed. */
export async function passwordMatches(password: string, kept: string | null): Promise<boolean> {
  const [, memory, passes, nonce, tag] = (kept ?? decoy).split('$');
  const expected = Buffer.from(tag!, 'base64');
  const given = await hash('argon2id', {
    message: password,
    nonce: Buffer.from(nonce!, 'base64'),
    memory: Number(memory),
    passes: Number(passes),
    parallelism: strength.parallelism,
    tagLength: expected.length,
  });
  return timingSafeEqual(given, expected) && kept !== null;
}

const decoy = `argon2id$${strength.memory}$${strength.passes}$${Buffer.alloc(16).toString('base64')}$${Buffer.alloc(32).toString('base64')}`;
