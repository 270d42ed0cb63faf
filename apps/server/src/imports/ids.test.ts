import type { Declaration } from '@cordon/protocol/declaration/declaration.ts';
import { commandId, visitId } from '@cordon/protocol/ids.ts';
import { describe, expect, it } from 'vitest';
import { commandIdOf, visitIdOf } from './ids.ts';

const declaration: Declaration = {
  plate: '渝A12345',
  trailerPlate: null,
  purpose: 'supply',
  company: '鲜达配送',
  stops: ['first-canteen'],
  goods: [],
  vehiclePass: null,
  declaredAt: 1_790_000_000_000,
  eta: 1_790_010_000_000,
  crew: [],
};

describe('names that follow from what is declared', () => {
  it('[D19] a visit is named by its plate and time', () => {
    const id = visitIdOf(declaration);
    expect(visitId.parse(id)).toBe('549b52c4-2e5e-8c93-aeb2-69f27b120689');
    expect(visitIdOf(declaration, 1)).toBe('9cd73223-1898-818e-abcf-3a7682c72397');
    expect(visitIdOf({ ...declaration, eta: declaration.eta + 1 })).not.toBe(id);
    expect(visitIdOf({ ...declaration, plate: '渝B12345' })).not.toBe(id);
  });

  it('[D19] a command’s ID depends on the site, the importer, the visit’s version and every word of the declaration', () => {
    const id = commandIdOf('demo', 'admin-1', 0, declaration);
    expect(commandId.parse(id)).toBe('01a0c450-6c00-78ec-a225-9fc36b319c76');
    expect(commandIdOf('demo', 'admin-1', 0, { ...declaration })).toBe(id);
    const others = [
      commandIdOf('other', 'admin-1', 0, declaration),
      commandIdOf('demo', 'admin-2', 0, declaration),
      commandIdOf('demo', 'admin-1', 1, declaration),
      commandIdOf('demo', 'admin-1', 0, { ...declaration, company: '永川冷链' }),
      commandIdOf('demo', 'admin-1', 0, { ...declaration, declaredAt: declaration.declaredAt + 1 }),
    ];
    expect(new Set([id, ...others]).size).toBe(6);
  });
});
