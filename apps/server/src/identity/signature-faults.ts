import { errors } from 'jose';
import { z } from 'zod';

/** What is wrong with a signature shows in all of these; a key that is none (of another curve, or off it) in the last. */
const faults = [errors.JOSEError, z.ZodError, TypeError, DOMException];

/** @returns null when what was given is no good; anything else that goes wrong is thrown */
export async function ifGood<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (faults.some((fault) => error instanceof fault)) return null;
    throw error;
  }
}
