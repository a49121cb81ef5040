import { describe, expect, it } from 'vitest';
import { readConfig } from './config.ts';

const production = {
  NODE_ENV: 'production',
  BASE_URL: 'https://ehc.example.gov.uk',
  APP_DATABASE_URL: 'postgres://ehc_app@db/ehc',
  REDIS_URL: 'redis://redis',
  SESSION_SECRET: 'Qf7pT2mK9vXc4RwZ8nLb3HsY6dGj1EaU',
  TRUST_PROXY: '1',
  FILES_FOLDER: '/var/lib/ehc/files',
};

describe('the settings of a production portal', () => {
  it('are taken when they are safe', () => {
    const config = readConfig(production);
    expect([config.isProduction, config.behindTls]).toEqual([true, true]);
  });

  it.each([
    ['no secret', { SESSION_SECRET: undefined }, 'SESSION_SECRET'],
    ['an empty secret', { SESSION_SECRET: '' }, 'SESSION_SECRET'],
    ['a default secret', { SESSION_SECRET: 'change-me-change-me-change-me-change-me' }, 'SESSION_SECRET'],
    ['a secret that says so', { SESSION_SECRET: 'secretsecretsecretsecretsecretsecret' }, 'SESSION_SECRET'],
    ['a short secret', { SESSION_SECRET: 'Qf7pT2mK9vXc4RwZ8nLb3HsY6dGj1Ea' }, 'SESSION_SECRET'],
    ['no word about the proxy', { TRUST_PROXY: undefined }, 'TRUST_PROXY'],
    ['no proxy', { TRUST_PROXY: '0' }, 'TRUST_PROXY'],
    ['an address without TLS', { BASE_URL: 'http://ehc.example.gov.uk' }, 'BASE_URL'],
    ['no database', { APP_DATABASE_URL: undefined }, 'APP_DATABASE_URL'],
    ['no place for files', { FILES_FOLDER: undefined }, 'FILES_FOLDER'],
    ['a folder that depends on where one stands', { FILES_FOLDER: 'files' }, 'FILES_FOLDER'],
    ['a store that is none', { S3_URL: 's3://bucket' }, 'S3_URL'],
    ['a scanner that is none', { CLAMD_URL: 'localhost' }, 'CLAMD_URL'],
    ['no Redis', { REDIS_URL: undefined }, 'REDIS_URL'],
    ['a port that is none', { PORT: '70000' }, 'PORT'],
    ['a kind of environment that is none', { NODE_ENV: 'prod' }, 'NODE_ENV'],
  ])('are refused by name: %s', (_, wrong, name) => {
    expect(() => readConfig({ ...production, ...wrong })).toThrow(new RegExp(`^The portal cannot start.*${name}`));
  });

  it('are what counts where nothing says which environment this is', () => {
    const { NODE_ENV: _, ...unsaid } = production;
    expect(readConfig(unsaid).isProduction).toBe(true);
    expect(() => readConfig({ ...unsaid, TRUST_PROXY: undefined })).toThrow('TRUST_PROXY');
  });

  it('are refused all at once, so that they are mended all at once', () => {
    expect(() =>
      readConfig({ ...production, SESSION_SECRET: 'short', TRUST_PROXY: undefined, BASE_URL: 'http://x' }),
    ).toThrow(/SESSION_SECRET.*TRUST_PROXY.*BASE_URL/);
  });

  it('never show the secret in the refusal', () => {
    expect(() => readConfig({ ...production, SESSION_SECRET: 'hunter2' })).toThrow(
      expect.not.stringContaining('hunter2') as Error,
    );
  });
});

describe('the settings of one machine', () => {
  it('may be plain', () => {
    const config = readConfig({
      ...production,
      NODE_ENV: 'development',
      SESSION_SECRET: 'dev',
      TRUST_PROXY: undefined,
      BASE_URL: undefined,
    });
    expect([config.isProduction, config.behindTls, config.values.PORT]).toEqual([false, false, 3000]);
  });
});
