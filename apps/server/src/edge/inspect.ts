import { errorCode, type ErrorCode } from '@cordon/protocol/errors.ts';
import { maxPayloadBytes } from '@cordon/protocol/wire/protocol.ts';
import type { z } from 'zod';
import { refusal, type Refusal } from './refusal.ts';

/** Our deepest payload, a declaration's crew, has five levels. */
const maxDepth = 10;
const poisonousKeys = new Set(['__proto__', 'constructor', 'prototype']);

export type Read<T> = { ok: true; value: T } | { ok: false; refusal: Refusal };

/**
 * [E3] Reads a payload from outside. First it checks what a schema does not (depth, size, keys such as `__proto__`, broken
 * Unicode), then the schema. A refusal says where the fault is and of what kind, but never repeats the value.
 */
export function readPayload<T>(schema: z.ZodType<T>, payload: unknown): Read<T> {
  const size = { left: maxPayloadBytes };
  const issue = inspect(payload, maxDepth, size);
  if (size.left < 0) return { ok: false, refusal: refusal('too-large', { limit: maxPayloadBytes }) };
  if (issue !== null) return malformed('', issue);
  const parsed = schema.safeParse(payload);
  if (parsed.success) return { ok: true, value: parsed.data };
  const { issues } = parsed.error;
  const first = issues.find((one) => refusalIn(one) === null) ?? issues[0];
  const code = first && refusalIn(first);
  if (code) return { ok: false, refusal: refusal(code, { path: pathOf(first.path) }) };
  return malformed(pathOf(first?.path ?? []), first?.code ?? 'custom');
}

/** The code of its own that an issue has when a person needs to know the reason. */
function refusalIn(issue: z.core.$ZodIssue): ErrorCode | null {
  return issue.code === 'custom' ? (errorCode.safeParse(issue.params?.['refusal']).data ?? null) : null;
}

function malformed(path: string, issue: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: refusal('malformed', { path, issue }) };
}

/** The sender chooses the keys of a record: they are repeated only when they look like keys of ours. */
function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part) => (/^[\w-]{1,40}$/.test(String(part)) ? String(part) : '?')).join('.');
}

/** @returns the kind of fault, or null. It stops as soon as the allowed size is used up */
function inspect(value: unknown, depth: number, size: { left: number }): string | null {
  if (size.left < 0) return null;
  if (typeof value === 'string') return inspectText(value, size);
  size.left -= 4;
  if (typeof value !== 'object' || value === null) return null;
  if (depth === 0) return 'too_deep';
  if (Array.isArray(value)) return firstIssue(value, (item) => inspect(item, depth - 1, size));
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'not_plain'; // attachments arrive as buffers
  return firstIssue(Object.entries(value), ([key, inner]) => {
    if (poisonousKeys.has(key)) return 'unsafe_key';
    return inspectText(key, size) ?? inspect(inner, depth - 1, size);
  });
}

function inspectText(text: string, size: { left: number }): string | null {
  size.left -= Buffer.byteLength(text) + 2;
  return text.isWellFormed() ? null : 'broken_unicode';
}

function firstIssue<T>(items: readonly T[], look: (item: T) => string | null): string | null {
  for (const item of items) {
    const issue = look(item);
    if (issue !== null) return issue;
  }
  return null;
}
