/** The engine of the database: the clusters of a global database have the same. */
export const DATABASE_ENGINE = { engine: 'aurora-postgresql', engineVersion: '16.6' } as const;
