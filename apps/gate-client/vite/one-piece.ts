import type { Plugin } from 'vite';

/** A library that is one file for each thing in it: of its list everything is imported, and what is named is used. */
const icons = /import\s*\{([^}]*)\}\s*from\s*["']@tabler\/icons-react["']/g;

/**
 * Everything that the first view stands on comes in one piece, beside the libraries: cut by who uses which part of it, the
 * first load would be dozens of small files, each of them another chance for a bad network to fail.
 *
 * @param entry how the path of the entry's module ends
 */
export function onePiece(entry: string): { plugin: Plugin; isFirst: (id: string) => boolean } {
  const first = new Set<string>();
  return {
    isFirst: (id) => first.has(id) && !id.endsWith(entry), // what imports all of it stays the page's own
    plugin: {
      name: 'cordon:one-piece',
      apply: 'build',
      buildEnd() {
        first.clear();
        const named = new Set<string>();
        for (const id of this.getModuleIds()) if (id.endsWith(entry)) first.add(id);
        for (const id of first) {
          const module = this.getModuleInfo(id);
          for (const imported of module?.importedIds ?? []) if (!imported.includes('@tabler')) first.add(imported);
          for (const [, names = ''] of (module?.code ?? '').matchAll(icons)) {
            for (const name of names.split(',')) named.add(`/${name.trim().split(' ')[0]}.`);
          }
        }
        for (const id of this.getModuleIds()) {
          if (id.includes('@tabler') && [...named].some((name) => id.includes(name))) first.add(id);
        }
      },
    },
  };
}
