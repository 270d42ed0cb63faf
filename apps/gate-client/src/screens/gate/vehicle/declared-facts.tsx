import { hasUnknownForm } from '@cordon/protocol/plate.ts';
import type { VisitState } from '@cordon/protocol/visit/state.ts';
import { useWords } from '../../../i18n/words.tsx';
import { GoodsList } from '../../../steps/parts/goods-list.tsx';
import { Facts, Panel } from '../../../ui/page/screen.tsx';

/** What was announced: who sits in it, where it goes, what it brings, on which pass. */
export function DeclaredFacts({ visit }: { visit: VisitState }) {
  const words = useWords();
  const { t } = words;
  const { plate, trailerPlate, crew, stops, goods, vehiclePass, eta, declaredAt } = visit.declaration;
  const people = crew.map(({ maskedName, role }) =>
    t('gate.facts.person', { name: maskedName, role: t(`terms.crewRoles.${role}`) }),
  );
  return (
    <Panel title={t(visit.unannounced ? 'terms.unannounced' : 'terms.declared')}>
      <Facts
        items={[
          ...(hasUnknownForm({ plate, trailerPlate })
            ? [{ name: t('plate.label'), value: t('plate.unknownForm') }]
            : []),
          { name: t('terms.crew'), value: words.list(people) },
          { name: t('gate.facts.stops'), value: stops.map(words.station).join(' → ') },
          { name: t('steps.goods.title'), value: <GoodsList goods={goods} /> },
          {
            name: t('gate.facts.pass'),
            value:
              vehiclePass === null
                ? t('common.none')
                : t('gate.facts.passUntil', { number: vehiclePass.number, at: words.date(vehiclePass.validUntil) }),
          },
          { name: t('gate.facts.eta'), value: words.dateTime(eta) },
          { name: t('gate.facts.declaredAt'), value: words.dateTime(declaredAt) },
        ]}
      />
    </Panel>
  );
}
