import { type RefObject, useEffect } from 'react';

/** Tells how high a band is in a variable of the page: a screen that fills the window has to know what is left of it. */
export function useHeightVariable(band: RefObject<HTMLElement | null>, name: `--${string}`): void {
  useEffect(() => {
    const { style } = document.documentElement;
    const element = band.current;
    if (element === null) return undefined;
    const watcher = new ResizeObserver(() => {
      style.setProperty(name, `${element.offsetHeight}px`);
    });
    watcher.observe(element);
    return () => {
      watcher.disconnect();
      style.removeProperty(name);
    };
  }, [band, name]);
}
