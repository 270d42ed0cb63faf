import type { Instant } from '../time.ts';

/** A moment that the visit waits for. Its key names what it is about, so that it passes once. */
export type Deadline = {
  key: string; // `contact:disinfect-vehicle:7`
  kind: 'contact-over' | 'step-slow' | 'leg-slow' | 'loop-warn' | 'loop-critical' | 'override-lapse';
  at: Instant;
  stepId: string | null;
};
