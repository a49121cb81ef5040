import { nations } from '#identity';
import { codeRoot } from '#platform';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { area, otherArea } from './settings.ts';

/** A row of the table `area`. */
export interface AreaRow {
  id: string;
  name: string;
  gss: string | null;
  isDemonstration: boolean;
}

interface Authority {
  code: string;
  gss: string;
  name: string;
}

const reference = 'libs/identity/src/reference/local-authorities.json';

/** England's 153 local authorities, the two invented ones, and the nations outside England. */
export async function allAreas(): Promise<AreaRow[]> {
  const outside = Object.entries(nations).map(([id, name]) => ({ id, name, gss: id, isDemonstration: false }));
  return [...demonstrationAreas(), ...(await englishAreas()), ...outside];
}

export function demonstrationAreas(): AreaRow[] {
  return [area, otherArea].map(({ code, name, isDemonstration }) => ({ id: code, name, gss: null, isDemonstration }));
}

export async function englishAreas(): Promise<AreaRow[]> {
  const { authorities } = JSON.parse(await readFile(path.join(codeRoot, reference), 'utf8')) as {
    authorities: Authority[];
  };
  return authorities.map(({ code, gss, name }) => ({ id: code, name, gss, isDemonstration: false }));
}
