import path from 'node:path';
import { build, distIsCurrent } from './build.mjs';
import { dependenciesAreCurrent, installDependencies } from './dependencies.mjs';
import { launch } from './launch.mjs';
import { nodeForProduct } from './node-for-product.mjs';

/** The repository's own folder. */
const root = path.resolve(import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname), '../../..');

/** Installs and builds where that is due, then hands over to the launcher and ends as it ends. */
export async function start(words) {
  process.chdir(root);
  try {
    if (!dependenciesAreCurrent(root)) await installDependencies(root);
    const node = nodeForProduct(root);
    if (!distIsCurrent(root)) await build(root, node);
    process.exitCode = await launch(root, node, words);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = error.exitCode ?? 1;
  }
}
