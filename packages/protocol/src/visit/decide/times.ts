import type { Declaration } from '../../declaration/declaration.ts';
import {
  isPlausibleArrival,
  isPlausibleDeclaration,
  isPlausibleEta,
  isPlausibleSample,
  passPlausible,
  type TimeField,
} from '../../plausible.ts';
import { rulesOfSteps } from '../../steps/rules.ts';
import type { Instant } from '../../time.ts';
import type { PassDeadline } from '../../wire/command.ts';
import type { VisitCommand } from '../commands.ts';
import type { VisitState } from '../state.ts';

/**
 * [D37] The first implausible time of a command; null when there is none. It applies to commands from every source;
 * forms and files check the same times before, more strictly.
 */
export function implausibleTime(
  command: VisitCommand | PassDeadline,
  visit: VisitState | null,
  now: Instant,
): TimeField | null {
  switch (command.type) {
    case 'declareVisit': {
      const { declaration } = command;
      // [D32] A whole file may be of another time.
      return isPlausibleEta(declaration.eta, now) ? implausibleDeclaredTime(declaration, now) : 'eta';
    }
    case 'arriveUnannounced': {
      const { declaration } = command;
      return isPlausibleArrival(declaration.eta, now) ? implausibleDeclaredTime(declaration, now) : 'eta';
    }
    case 'changeCrew':
      return visit === null ? null : samples(command.crew, [now, visit.declaration.eta]);
    case 'reportStep':
    case 'correctReport': {
      const { report } = command;
      const named = rulesOfSteps[report.kind].samples?.(report) ?? [];
      return visit === null ? null : samples(named, [now, visit.declaration.eta]);
    }
    default:
      return null;
  }
}

function implausibleDeclaredTime({ eta, declaredAt, vehiclePass, crew }: Declaration, now: Instant): TimeField | null {
  if (!isPlausibleDeclaration(declaredAt, eta, now)) return 'declaredAt';
  if (vehiclePass !== null && passPlausible(vehiclePass.validUntil, eta) === 'no') return 'validUntil';
  return samples(crew, [now, eta]);
}

function samples(of: readonly { sampledAt: Instant | null }[], moments: readonly Instant[]): TimeField | null {
  const areAll = of.every(({ sampledAt }) => sampledAt === null || isPlausibleSample(sampledAt, moments));
  return areAll ? null : 'sampledAt';
}
