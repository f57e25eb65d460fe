import type { Expression, SplatStep, TemplatePart } from './syntax';

/** The expression in Terraform's own spelling. */
export function toText(expression: Expression): string {
  switch (expression.kind) {
    case 'literal':
      return JSON.stringify(expression.value);
    case 'long-number':
      return expression.text;
    case 'template':
      return `"${expression.parts.map(partText).join('')}"`;
    case 'name':
      return expression.name;
    case 'attribute':
      return `${toText(expression.of)}.${expression.name}`;
    case 'index':
      return `${toText(expression.of)}[${toText(expression.at)}]`;
    case 'splat':
      return `${toText(expression.of)}[*]${expression.steps.map(stepText).join('')}`;
    case 'parentheses':
      return `(${toText(expression.of)})`;
    case 'call':
      return `${expression.name}(${expression.arguments.map(toText).join(', ')}${expression.expands ? '...' : ''})`;
    case 'list':
      return `[${expression.items.map(toText).join(', ')}]`;
    case 'object':
      return `{${expression.entries
        .map((entry) => `${toText(entry.key)} = ${toText(entry.value)}`)
        .join(', ')}}`;
    case 'for': {
      const { keyName, valueName, key, value, groups, condition } = expression;
      const names = keyName === undefined ? valueName : `${keyName}, ${valueName}`;
      const item = `${key === undefined ? '' : `${toText(key)} => `}${toText(value)}${groups ? '...' : ''}`;
      const inner = `for ${names} in ${toText(expression.in)} : ${item}${condition === undefined ? '' : ` if ${toText(condition)}`}`;
      return key === undefined ? `[${inner}]` : `{${inner}}`;
    }
    case 'unary':
      return `${expression.operator}${toText(expression.of)}`;
    case 'binary':
      return `${toText(expression.left)} ${expression.operator} ${toText(expression.right)}`;
    case 'conditional':
      return `${toText(expression.test)} ? ${toText(expression.then)} : ${toText(expression.otherwise)}`;
  }
}

function stepText(step: SplatStep): string {
  if ('attribute' in step) return `.${step.attribute}`;
  return 'index' in step ? `[${toText(step.index)}]` : '[*]';
}

function partText(part: TemplatePart): string {
  switch (part.kind) {
    case 'literal':
      return JSON.stringify(String(part.value)).slice(1, -1);
    case 'template-if':
      return `%{ if ${toText(part.test)} }${part.then.map(partText).join('')}%{ else }${part.otherwise.map(partText).join('')}%{ endif }`;
    case 'template-for':
      return `%{ for ${part.valueName} in ${toText(part.in)} }${part.body.map(partText).join('')}%{ endfor }`;
    default:
      return `\${${toText(part)}}`;
  }
}
