import type { IEventSource, IFunction, ITable } from '@archway/core';
import { reject } from '@archway/core';
import type { StreamEventSourceProps } from './stream-event-source-props';
import { mapStream } from './stream-mapping';

/** Invokes a function with the changes of a DynamoDB table. */
export class TableEventSource implements IEventSource {
  constructor(
    private readonly table: ITable,
    private readonly props: StreamEventSourceProps = {},
  ) {}

  bind(consumer: IFunction): void {
    const { table, props } = this;
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) {
      reject(`TableEventSource '${consumer.node.path}'`, [
        `table '${table.node.path}' must have a stream: give it stream`,
      ]);
      return;
    }
    mapStream(
      {
        kind: 'TableEventSource',
        construct: table,
        eventSourceArn: tableStreamArn,
        grantRead: (grantee) => table.grantStreamRead(grantee),
      },
      consumer,
      props,
    );
  }
}
