import { findingWords } from '../findings.ts';
import { alerts } from './alerts.ts';

export const rules = { findings: findingWords('zh'), alerts };
