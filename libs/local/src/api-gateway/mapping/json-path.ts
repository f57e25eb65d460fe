/**
 * The values at a JSONPath of the kind that mapping templates use: names, positions, `*`, `..name`,
 * and filters that compare one field. A definite path has one value, an indefinite one a list.
 */
export function jsonPath(root: unknown, path: string): unknown {
  const steps = stepsOf(path);
  if (steps === undefined) return undefined;
  const isDefinite = steps.every((step) => step.kind === 'name' || step.kind === 'position');
  let found: readonly unknown[] = [root];
  for (const step of steps) found = found.flatMap((value) => into(value, step));
  return isDefinite ? found[0] : found;
}

type Step =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'position'; readonly at: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'slice'; readonly from?: number; readonly to?: number }
  | { readonly kind: 'deep'; readonly name: string }
  | { readonly kind: 'filter'; readonly name: string; readonly test: (value: unknown) => boolean };

const STEP =
  /\.\.([\w$-]+|\*)|\.([\w$-]+|\*)|\[\s*(?:'([^']*)'|"([^"]*)"|(-?\d+)|(\*)|(-?\d*):(-?\d*)|\?\(\s*@\.([\w$-]+)\s*(?:(==|!=|<=|>=|<|>)\s*('[^']*'|"[^"]*"|[\w.-]+)\s*)?\))\s*\]/y;

function stepsOf(path: string): readonly Step[] | undefined {
  const steps: Step[] = [];
  const pattern = new RegExp(STEP);
  pattern.lastIndex = path.startsWith('$') ? 1 : 0;
  while (pattern.lastIndex < path.length) {
    const found = pattern.exec(path);
    if (found === null) return undefined;
    steps.push(stepOf(found));
  }
  return steps;
}

function stepOf(found: RegExpExecArray): Step {
  const [, deep, dotted, single, double, position, star, from, to, field, operator, operand] =
    found;
  if (deep !== undefined) return { kind: 'deep', name: deep };
  if (dotted === '*' || star !== undefined) return { kind: 'all' };
  const name = dotted ?? single ?? double;
  if (name !== undefined) return { kind: 'name', name };
  if (position !== undefined) return { kind: 'position', at: Number(position) };
  if (field !== undefined) {
    return { kind: 'filter', name: field, test: testOf(operator, operand) };
  }
  return {
    kind: 'slice',
    ...(from ? { from: Number(from) } : {}),
    ...(to ? { to: Number(to) } : {}),
  };
}

function testOf(operator: string | undefined, operand = ''): (value: unknown) => boolean {
  if (operator === undefined) return (value) => value !== undefined;
  const wanted: unknown = /^['"]/.test(operand) ? operand.slice(1, -1) : parsed(operand);
  return (value) => {
    if (operator === '==') return value === wanted;
    if (operator === '!=') return value !== undefined && value !== wanted;
    if (typeof value !== typeof wanted) return false;
    const [left, right] = [value as number, wanted as number];
    if (operator === '<') return left < right;
    if (operator === '<=') return left <= right;
    return operator === '>' ? left > right : left >= right;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

function into(value: unknown, step: Step): readonly unknown[] {
  switch (step.kind) {
    case 'name':
      return own(value, step.name);
    case 'position': {
      if (!Array.isArray(value)) return [];
      const item: unknown = value.at(step.at);
      return item === undefined ? [] : [item];
    }
    case 'slice':
      return Array.isArray(value) ? (value.slice(step.from, step.to) as unknown[]) : [];
    case 'all':
      return typeof value === 'object' && value !== null ? Object.values(value) : [];
    case 'deep':
      return deep(value, step.name);
    case 'filter': {
      const items = Array.isArray(value) ? (value as unknown[]) : [value];
      return items.filter((each) => step.test(own(each, step.name)[0]));
    }
  }
}

function own(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return [];
  return [(value as Record<string, unknown>)[name]];
}

function deep(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const children: readonly unknown[] = Object.values(value);
  const here = name === '*' ? children : Array.isArray(value) ? [] : own(value, name);
  return [...here, ...children.flatMap((child) => deep(child, name))];
}
