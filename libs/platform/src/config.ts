import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

const url = z.string().min(1);

/** Everything the portal and the worker read from the environment; nothing else reads `process.env`. */
const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** The address to listen on; all in production, this machine alone otherwise. */
  HOST: z.string().optional(),
  BASE_URL: url.default('http://localhost:3000'),
  APP_DATABASE_URL: url,
  WORKER_DATABASE_URL: url.optional(),
  REDIS_URL: url,
  SMTP_URL: url.default('smtp://127.0.0.1:1025'),
  MAIL_FROM: z.string().default('EHC portal <no-reply@localhost>'),
  /** Where files lie: a folder that nothing else serves, or an S3-compatible store (`https://key:secret@host/bucket`). */
  FILES_FOLDER: z.string().refine(path.isAbsolute, 'must be an absolute path').optional(),
  S3_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** The virus scanner: `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`. Set it for the portal and the worker alike. */
  CLAMD_URL: z.url({ protocol: /^(tcp|unix)$/ }).optional(),
  /** The Chromium with which the worker prints PDFs; without it, the first on the worker’s PATH. */
  CHROMIUM: z.string().refine(path.isAbsolute, 'must be an absolute path').optional(),
  SESSION_SECRET: z.string().min(1),
  /** How many proxies in front of the portal end TLS and set X-Forwarded-For. */
  TRUST_PROXY: z.coerce.number().int().min(0).optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).default(10),
});

export type Environment = z.infer<typeof schema>;

/** The settings of this process, as read by `readConfig`. */
export class Config {
  constructor(readonly values: Environment) {}

  get isProduction(): boolean {
    return this.values.NODE_ENV === 'production';
  }

  /** The folder for files where no S3 store is set; without a setting (never in production) one that does not last. */
  get filesFolder(): string {
    return this.values.FILES_FOLDER ?? path.join(tmpdir(), 'ehc-files');
  }

  /** Cookies are marked `Secure` only where a proxy ends TLS. */
  get behindTls(): boolean {
    return (this.values.TRUST_PROXY ?? 0) > 0;
  }
}

/** Reads and checks the environment. @throws Error naming every setting that is missing, malformed or unsafe. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = schema.safeParse(env);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`The portal cannot start: settings are missing or malformed (${wrong}).`);
  }
  const unsafe = unsafeSettings(parsed.data);
  if (unsafe.length) throw new Error(`The portal cannot start in production: ${unsafe.join('; ')}.`);
  return new Config(parsed.data);
}

function unsafeSettings(values: Environment): string[] {
  if (values.NODE_ENV !== 'production') return [];
  const weakSecret = values.SESSION_SECRET.length < 32 || /^(secret|change.?me|default)/i.test(values.SESSION_SECRET);
  return [
    ...(weakSecret ? ['SESSION_SECRET must be at least 32 random characters'] : []),
    ...(values.TRUST_PROXY === undefined || values.TRUST_PROXY < 1
      ? ['TRUST_PROXY must say how many proxies end TLS in front of the portal (1 or more)']
      : []),
    ...(values.FILES_FOLDER || values.S3_URL ? [] : ['FILES_FOLDER or S3_URL must say where files are kept']),
    ...(values.BASE_URL.startsWith('https://') ? [] : ['BASE_URL must begin with https://']),
  ];
}
