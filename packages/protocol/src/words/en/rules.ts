import { findingWords } from '../findings.ts';
import type { Shape } from '../shape.ts';
import type { rules as zh } from '../zh/rules.ts';
import { alerts } from './alerts.ts';

export const rules: Shape<typeof zh> = { findings: findingWords('en'), alerts };
