import { describe, expect, it } from 'vitest';
import { readArguments } from './arguments.ts';

describe('what npm start may say', () => {
  it('is port 3000 and keeping the data, when it says nothing', () => {
    expect(readArguments([])).toEqual({ port: 3000, reset: false });
  });

  it('is another port, or beginning anew', () => {
    expect(readArguments(['--port', '3001', '--reset'])).toEqual({ port: 3001, reset: true });
    expect(readArguments(['--port=8080'])).toEqual({ port: 8080, reset: false });
  });

  it.each(['0', '65536', '-1', 'http', '3000.5', '1e3', ''])('is not the port "%s"', (port) => {
    expect(() => readArguments([`--port=${port}`])).toThrow(/must be a number from 1 to 65535/);
  });

  it('is nothing else, and what it may say is told', () => {
    expect(() => readArguments(['--rest'])).toThrow(/does not understand "--rest".*--reset/);
    expect(() => readArguments(['3001'])).toThrow(/does not understand "3001"/);
    expect(() => readArguments(['--port'])).toThrow(/does not understand "--port"/);
  });
});
