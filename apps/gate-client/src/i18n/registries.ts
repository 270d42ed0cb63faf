import type { Deviation, Help, Override } from '@cordon/protocol/visit/state.ts';

export type DeviationKind = Deviation['kind'];
export type HelpNeed = Help['need'];
export type OverrideReason = Override['reasonCode'];
