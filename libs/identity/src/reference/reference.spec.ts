import { describe, expect, it } from 'vitest';
import boardList from './integrated-care-boards.json' with { type: 'json' };
import authorityList from './local-authorities.json' with { type: 'json' };

const distinct = (values: readonly string[]): number => new Set(values).size;

describe('England’s local authorities', () => {
  const { authorities, source } = authorityList;

  it('are 153, each with its own code and name', () => {
    expect(authorities).toHaveLength(153);
    expect(distinct(authorities.map(({ code }) => code))).toBe(153);
    expect(distinct(authorities.map(({ gss }) => gss))).toBe(153);
    expect(distinct(authorities.map(({ name }) => name))).toBe(153);
  });

  it('carry a three-digit DfE code, a GSS code of an upper-tier authority and one of nine regions', () => {
    for (const authority of authorities) {
      expect(authority.code).toMatch(/^[2-9]\d{2}$/);
      expect(authority.gss).toMatch(/^E(06|08|09|10)\d{6}$/);
      expect(authority.name.trim()).not.toBe('');
    }
    expect(distinct(authorities.map(({ region }) => region))).toBe(9);
  });

  it.each([
    ['301', 'Barking and Dagenham'],
    ['815', 'North Yorkshire'],
    ['825', 'Buckinghamshire'],
    ['838', 'Dorset'],
    ['839', 'Bournemouth, Christchurch and Poole'],
    ['933', 'Somerset'],
    ['940', 'North Northamptonshire'],
    ['941', 'West Northamptonshire'],
    ['942', 'Cumberland'],
    ['943', 'Westmorland and Furness'],
  ])('follow the reorganisations: %s is %s', (code, name) => {
    expect(authorities.find((authority) => authority.code === code)?.name).toBe(name);
  });

  it('leave the codes of former authorities and of the demonstration areas free', () => {
    const codes = authorities.map(({ code }) => code);
    for (const code of ['820', '835', '836', '837', '875', '909', '928', '998', '999'])
      expect(codes).not.toContain(code);
  });

  it('name their source', () => {
    expect(source).toContain('Department for Education');
  });
});

describe('England’s integrated care boards', () => {
  const { boards, since2026, source } = boardList;
  const inForce = [...boards.filter((board) => !('until' in board)), ...since2026.boards];

  it('were 42 to 31 March 2026, each with its own codes and name', () => {
    expect(boards).toHaveLength(42);
    expect(distinct(boards.map(({ code }) => code))).toBe(42);
    expect(distinct(boards.map(({ gss }) => gss))).toBe(42);
    expect(distinct(boards.map(({ name }) => name))).toBe(42);
  });

  it('carry an ODS code and a GSS code', () => {
    for (const board of boards) {
      expect(board.code).toMatch(/^Q[A-Z0-9]{2}$/);
      expect(board.gss).toMatch(/^E54\d{6}$/);
    }
    for (const board of since2026.boards) expect(board.code).toMatch(/^[A-Z0-9]{5}$/);
    expect(boards.find(({ code }) => code === 'QMJ')?.name).toBe('NHS North Central London ICB');
  });

  it('are 36 since 1 April 2026, and every abolished board has a successor in force', () => {
    expect(inForce).toHaveLength(36);
    const codes = inForce.map(({ code }) => code);
    const abolished = boards.filter((board) => 'until' in board);
    expect(abolished).toHaveLength(12);
    for (const board of abolished) {
      expect(board.successors?.length).toBeGreaterThan(0);
      for (const successor of board.successors ?? []) expect(codes).toContain(successor);
    }
  });

  it('name their source', () => {
    expect(source).toContain('Office for National Statistics');
    expect(since2026.source).toContain('Organisation Data Service');
  });
});
