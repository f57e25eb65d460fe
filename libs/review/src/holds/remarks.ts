import { numberDefault, resourceType, type Deletion } from '@archway/aws';
import { flagOf, numberOf, textOf, type ObjectValue } from '@archway/terraform';

/** What makes the loss of a resource less or more than it seems. */
export function remarksOn(type: string, attributes: ObjectValue): readonly string[] {
  return (resourceType(type)?.deletion ?? []).flatMap((each) => remark(type, each, attributes));
}

function remark(type: string, deletion: Deletion, attributes: ObjectValue): readonly string[] {
  switch (deletion.kind) {
    case 'content': {
      const { argument, content } = deletion;
      return [
        flagOf(attributes[argument]) === true
          ? `${argument} is set: its ${content} are deleted with it`
          : `AWS refuses while there are ${content} in it, since ${argument} is not set`,
      ];
    }
    case 'refused': {
      const value = attributes[deletion.argument];
      return flagOf(value) === true || value === 'ACTIVE'
        ? [`${deletion.argument} is on: AWS refuses until it is off`]
        : [];
    }
    case 'final-snapshot': {
      const name = textOf(attributes['final_snapshot_identifier']) ?? '';
      if (flagOf(attributes['skip_final_snapshot']) === true) {
        return ['no final snapshot is taken, since skip_final_snapshot is set'];
      }
      return name === '' ? [] : [`the final snapshot ${name} is taken first`];
    }
    case 'automated-backups':
      return flagOf(attributes[deletion.argument]) === false
        ? [`automated backups stay, since ${deletion.argument} is off`]
        : [];
    case 'waiting': {
      const { argument } = deletion;
      const wait = numberOf(attributes[argument]) ?? numberDefault(type, argument);
      return [
        wait === 0
          ? `it is gone at once, since ${argument} is 0`
          : `it can be brought back for ${wait} days`,
      ];
    }
    case 'kept':
      return flagOf(attributes[deletion.argument]) === true
        ? [`${deletion.argument} is set: it stays in AWS`]
        : [];
    case 'confirmed': {
      const value = textOf(attributes[deletion.argument]) ?? '';
      return deletion.values.includes(value)
        ? [`a subscription by ${value} has to be confirmed again`]
        : [];
    }
  }
}
