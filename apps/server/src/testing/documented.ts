import type { OpenApi } from '@cordon/protocol/wire/http/documents.ts';
import type { RouteName } from '@cordon/protocol/wire/http/table.ts';
import { Ajv, type ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { fullFormats } from 'ajv-formats/dist/formats.js';

type Fault = { at: string; message: string };
type Checked = { faults: Fault[] };

/** Compares what came over the wire with a document, and remembers what was requested. */
export type Documented = {
  /** The answer of a route, by its status. @throws Error when the document does not know the route or the status */
  answer(name: RouteName, status: number, body: unknown): Checked;
  /** The body of a request. @throws Error when the document knows of none */
  request(name: RouteName, body: unknown): Checked;
  /** Every route and status that was answered, such as `GET /site 200`. */
  seen: ReadonlySet<string>;
  /** Every route in the document. */
  routes: readonly string[];
};

const options = { strict: false, allErrors: true, formats: fullFormats } as const;

/** By the keys of an OpenAPI 3.1 document. */
export function documentedBy(document: OpenApi): Documented {
  const ajv = new Ajv2020(options);
  ajv.addSchema(document, 'api');
  const seen = new Set<string>();
  const places = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => ({ path, method, name: nameOf(method, path) })),
  );
  const placeOf = (name: string) => {
    const found = places.find((place) => place.name === name);
    if (found === undefined) throw new Error(`${name} is not documented`);
    return `paths/${escaped(found.path)}/${found.method}`;
  };
  const check = (pointer: string, value: unknown): Checked => {
    const validate = ajv.getSchema(`api#/${pointer}/content/application~1json/schema`);
    if (validate === undefined) throw new Error(`nothing is documented at ${pointer}`);
    return { faults: validate(value) === true ? [] : faultsOf(validate.errors) };
  };
  return {
    seen,
    routes: places.map(({ name }) => name),
    request: (name, body) => check(`${placeOf(name)}/requestBody`, body),
    answer(name, status, body) {
      seen.add(`${name} ${status}`);
      const response = resolved(document, name, status);
      return check(response ?? `${placeOf(name)}/responses/${status}`, body);
    },
  };
}

/** By a schema of draft 7, as AsyncAPI has them; `$ref`s lead into the whole document. */
export function checkerOf(document: object): (pointer: string, value: unknown) => Checked {
  const ajv = new Ajv(options);
  ajv.addSchema(document, 'socket');
  return (pointer, value) => {
    const validate = ajv.getSchema(`socket#/${pointer}`);
    if (validate === undefined) throw new Error(`nothing is documented at ${pointer}`);
    return { faults: validate(value) === true ? [] : faultsOf(validate.errors) };
  };
}

function faultsOf(errors: ErrorObject[] | null | undefined): Fault[] {
  return (errors ?? []).map(({ instancePath, message = '', params }) => ({
    at: instancePath,
    message: `${message} ${JSON.stringify(params)}`,
  }));
}

/** `post /visits/{id}/unmask` is the row `POST /visits/:id/unmask`. */
const nameOf = (method: string, path: string) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`;

const escaped = (path: string) => encodeURIComponent(path.replaceAll('~', '~0').replaceAll('/', '~1'));

/** Where a shared response is described; null when it is the route's own. */
function resolved({ paths }: OpenApi, name: string, status: number): string | null {
  const [method = '', path = ''] = name.split(' ');
  const operation = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
  const reference = operation?.responses[String(status)]?.['$ref'];
  return typeof reference === 'string' ? reference.replace('#/', '') : null;
}
