import { findPackageJSON } from 'node:module';
import path from 'node:path';

/** The repository's own folder, whether this runs from the sources or from dist. */
export const repository = path.dirname(findPackageJSON('..', import.meta.url)!);
