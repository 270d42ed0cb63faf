export const pageMs = 12_000;

export type Page<T> = { items: readonly T[]; page: number; pages: number };

/**
 * [U70] What of a list is shown now, when only so many lines fit: it turns by itself, and all lists turn together. What
 * is urgent stands first and stays: the first `pinned` lines are on every page.
 *
 * @param now the shared ticker's second, so that no page needs a timer of its own
 */
export function pageOf<T>(list: readonly T[], fits: number, now: number, pinned = 0): Page<T> {
  if (list.length <= fits) return { items: list, page: 1, pages: 1 };
  const held = Math.min(pinned, Math.max(0, fits - 1));
  const rest = list.slice(held);
  const size = Math.max(1, fits - held);
  const pages = Math.ceil(rest.length / size);
  const index = Math.floor(now / pageMs) % pages;
  const from = Math.min(index * size, rest.length - size); // the last page is as full as the others
  return {
    items: [...list.slice(0, held), ...rest.slice(from, from + size)],
    page: index + 1,
    pages,
  };
}
