/** What people hold or look at, in CSS pixels. */
export const devices = {
  tablet: { viewport: { width: 1280, height: 800 }, hasTouch: true },
  'tablet-portrait': { viewport: { width: 800, height: 1280 }, hasTouch: true },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true },
  desk: { viewport: { width: 1440, height: 900 }, hasTouch: false },
  wall: { viewport: { width: 1920, height: 1080 }, hasTouch: false },
} as const;
export type Device = keyof typeof devices;

export const themes = ['dark', 'day'] as const;
export type Theme = (typeof themes)[number];
