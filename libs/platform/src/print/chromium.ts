import { accessSync, constants } from 'node:fs';
import path from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'microsoft-edge-stable'];

/** The Chromium that prints: the one that the setting names and no other, else the first on the PATH; null for none. */
export function chromiumProgram(setting: string | undefined, searched = process.env.PATH ?? ''): string | null {
  const folders = searched.split(path.delimiter).filter(Boolean);
  const candidates = setting ? [setting] : names.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return candidates.find(isProgram) ?? null;
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
