import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openResources } from '../../support/open-resources.ts';
import type { Edit, Mutant } from './mutant.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const server = join(root, 'apps', 'server');

export type BuiltMutant = { program: string; remove(): Promise<void> };

/**
 * A copy of the built server with this fault in it.
 *
 * @throws Error when a text that is to be replaced is not there exactly once: the product has changed, and the mutant has to
 */
export function buildMutant({ name, edits }: Mutant): BuiltMutant {
  const home = mkdtempSync(join(tmpdir(), `cordon-mutant-${name}-`));
  const copy = join(home, 'apps', 'server');
  mkdirSync(copy, { recursive: true });
  cpSync(join(server, 'dist'), join(copy, 'dist'), { recursive: true, filter: (file) => !file.endsWith('.map') });
  // What the bundle looks for beside its sources: scripts of Redis, and programs of threads.
  cpSync(join(server, 'src'), join(copy, 'src'), { recursive: true, filter: (file) => !file.includes('.test.') });
  symlinkSync(join(server, 'node_modules'), join(copy, 'node_modules'));
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
  const remove = openResources.add(`the mutant ${name}`, async () => rmSync(home, { recursive: true, force: true }));
  for (const edit of edits) {
    const file = join(copy, edit.file);
    writeFileSync(file, edited(readFileSync(file, 'utf8'), edit, name));
  }
  return { program: join(copy, 'dist', 'main.js'), remove };
}

export function edited(text: string, { from, to, file }: Edit, name: string): string {
  const found = text.split(from).length - 1;
  if (found !== 1) throw new Error(`mutant ${name}: ${found} times in ${file}, not once: ${from}`);
  return text.replace(from, () => to);
}
