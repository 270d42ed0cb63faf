import { errors } from 'jose';
import { z } from 'zod';

/** The errors that a bad signature can cause; the last one is for a bad key (of another curve, or not on the curve). */
const faults = [errors.JOSEError, z.ZodError, TypeError, DOMException];

/** @returns null when the signature or the key is bad; other errors are thrown */
export async function ifGood<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (faults.some((fault) => error instanceof fault)) return null;
    throw error;
  }
}
