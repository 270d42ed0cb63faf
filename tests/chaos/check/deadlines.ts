import { AlertModel } from '../../simulate/alert-model.ts';
import type { Check } from './evidence.ts';

/** I5: every deadline rings once and never early, by a model that knows the rules from paper. */
export const deadlines: Check = ({ feed, graceMs }) => {
  const model = new AlertModel(graceMs);
  for (const entry of feed) model.take(entry);
  const { rang, missing } = model.close();
  const passed = feed.filter(({ event }) => event.type === 'deadlinePassed').length;
  return { checked: rang + missing + passed, violations: model.faults };
};
