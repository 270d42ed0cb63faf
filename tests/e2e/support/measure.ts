import type { Page } from 'playwright-core';

/** One thing that a finger presses, as it stands on the screen. */
export type Control = {
  name: string;
  role: 'primary' | 'danger' | 'warning' | 'other';
  x: number;
  y: number;
  width: number;
  height: number;
  clipped: boolean;
  pinned: boolean; // keeps its place while the rest scrolls
};

export type Measured = {
  controls: Control[];
  clippedHeadings: string[];
  /** How much of the top the strip takes; 0 where there is none. */
  stripHigh: number;
  /** Rows that a list cuts though it promises whole ones, and lists that count wrongly what lies below. */
  cutRows: string[];
  /** How much wider than the window the page is. */
  overflowX: number;
  /** How much of the screen lies below the fold, in the page or in anything that scrolls. */
  overflowY: number;
};

/** Looks at what is visible now: the whole screen, or the sheet that lies over it. */
export function measure(page: Page): Promise<Measured> {
  return page.evaluate(async () => {
    // After a change of size or state everything must have come to rest, the shortest transition included.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
    const sheets = [...document.querySelectorAll('dialog[open]')];
    const root = sheets.at(-1) ?? document.body;
    const pressable = 'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [role=switch]';

    const isShown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      element.closest('.visually-hidden') === null;
    /* A radio or a box is pressed by its label: that is what has the size. */
    const faceOf = (element: Element): Element =>
      element instanceof HTMLInputElement && (element.type === 'radio' || element.type === 'checkbox')
        ? (element.closest('label') ?? element)
        : element;
    const isClipped = (element: Element): boolean =>
      element.scrollWidth > element.clientWidth + 1 ||
      (element.scrollHeight > element.clientHeight + 1 && !(element instanceof HTMLTextAreaElement));
    const isPinned = (element: Element | null): boolean =>
      element !== null &&
      element !== root &&
      (['sticky', 'fixed'].includes(getComputedStyle(element).position) || isPinned(element.parentElement));
    const nameOf = (element: Element): string =>
      (element.getAttribute('aria-label') ?? element.textContent ?? '').replaceAll(/\s+/g, ' ').trim();

    const faces = new Set([...root.querySelectorAll(pressable)].map(faceOf).filter(isShown));
    const controls = [...faces].map((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const role = element.matches('[data-danger]')
        ? ('danger' as const)
        : element.matches('[data-primary]')
          ? ('primary' as const)
          : element.matches('[data-tone=hold], [data-tone=refuse]') && element.tagName === 'BUTTON'
            ? ('warning' as const)
            : ('other' as const);
      return {
        name: nameOf(element),
        role,
        x,
        y,
        width,
        height,
        clipped: isClipped(element),
        pinned: isPinned(element),
      };
    });
    const headings = [...root.querySelectorAll('h1, h2, h3, [role=heading]')].filter(isShown);
    const scrolling = [root, ...root.querySelectorAll('*')].filter((element) => {
      const { overflowY } = getComputedStyle(element);
      return (overflowY === 'auto' || overflowY === 'scroll') && isShown(element);
    });
    const cutRows = [...root.querySelectorAll('[data-whole-rows]')].filter(isShown).flatMap((list) => {
      const end = list.getBoundingClientRect().bottom;
      const boxes = [...list.children].map((row) => ({ row, box: row.getBoundingClientRect() }));
      const cut = boxes.filter(({ box }) => box.top < end - 1 && box.bottom > end + 1).map(({ row }) => nameOf(row));
      const below = boxes.filter(({ box }) => box.bottom > end + 1).length;
      const said = Number(list.parentElement?.querySelector('[data-below]')?.getAttribute('data-below') ?? 0);
      return below === said ? cut : [...cut, `${nameOf(list).slice(0, 40)}: ${below} below, ${said} said`];
    });
    const whole = document.documentElement;
    return {
      controls,
      stripHigh: document.querySelector('header[aria-label]')?.getBoundingClientRect().height ?? 0,
      clippedHeadings: headings.filter((h) => h.scrollWidth > h.clientWidth + 1).map(nameOf),
      cutRows,
      overflowX: whole.scrollWidth - whole.clientWidth,
      overflowY: Math.max(
        root === document.body ? whole.scrollHeight - whole.clientHeight : 0,
        ...scrolling.map((element) => element.scrollHeight - element.clientHeight),
      ),
    };
  });
}
