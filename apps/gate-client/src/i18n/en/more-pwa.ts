import type { Shape } from '../shape.ts';
import type { morePwa as zh } from '../zh/more-pwa.ts';

export const morePwa: Shape<typeof zh> = {
  storage: {
    title: 'Storage of this device',
    left: '{{left}} left, {{used}} used',
    low: 'Storage is nearly full: make room, or take another tablet',
    kept: 'The browser won’t clear records by itself',
    notKept: 'Short of room, the browser may clear records: sync soon',
    unknown: 'The browser does not tell how much room there is',
  },
};
