import { describe, expect, it } from 'vitest';
import { databaseIn } from './database.ts';

describe('the database that an administrator’s address means', () => {
  it('is `ehc` where the address names none, or the one that every server has', () => {
    const server = 'postgres://admin:p%40ss@db:5432/postgres';
    expect(databaseIn('postgres://admin:p%40ss@db:5432')).toEqual({ server, name: 'ehc' });
    expect(databaseIn('postgres://admin:p%40ss@db:5432/')).toEqual({ server, name: 'ehc' });
    expect(databaseIn(server)).toEqual({ server, name: 'ehc' });
  });

  it('is the one that it names', () => {
    const server = 'postgres://admin@db/trial%20one?sslmode=require';
    expect(databaseIn(server)).toEqual({ server, name: 'trial one' });
  });
});
