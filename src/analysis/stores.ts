/** A kind of database or storage: what it is called, and the packages that speak to it. */
export interface StoreFamily {
  id: string;
  named: RegExp;
  /** Packages that are for nothing else. */
  drivers: RegExp;
}

/** Common stores of any ecosystem. */
export const STORE_FAMILIES: readonly StoreFamily[] = [
  {
    id: 'PostgreSQL',
    named: /postgres|\bpgsql\b|timescale|\baurora\b/i,
    drivers: /^(?:asyncpg|psycopg[23]?(?:-binary)?|pg|pg-promise|postgres|pgx|lib\/pq|npgsql|tokio-postgres)$/i,
  },
  {
    id: 'MySQL',
    named: /mysql|mariadb/i,
    drivers: /^(?:mysqlclient|pymysql|aiomysql|asyncmy|mysql2?|mysql-connector-python|mysqljs)$/i,
  },
  { id: 'SQLite', named: /sqlite/i, drivers: /^(?:aiosqlite|better-sqlite3|sqlite3?|modernc\.org\/sqlite|mattn\/go-sqlite3)$/i },
  { id: 'MongoDB', named: /mongo|documentdb/i, drivers: /^(?:pymongo|motor|mongoose|mongodb|mongo-driver|beanie|mongoengine)$/i },
  { id: 'Redis', named: /redis|valkey/i, drivers: /^(?:redis|redis-py|aioredis|ioredis|go-redis|jedis|lettuce)$/i },
  { id: 'SQL Server', named: /sql ?server|\bmssql\b/i, drivers: /^(?:pymssql|mssql|tedious|aioodbc)$/i },
  { id: 'Oracle', named: /oracle/i, drivers: /^(?:cx-oracle|oracledb|ojdbc\d*)$/i },
  { id: 'Cassandra', named: /cassandra|scylla/i, drivers: /^(?:cassandra-driver|gocql)$/i },
  { id: 'DynamoDB', named: /dynamo/i, drivers: /^(?:pynamodb|dynamoose|aioboto3)$/i },
  { id: 'DuckDB', named: /duckdb/i, drivers: /^(?:duckdb|duckdb-node|go-duckdb)$/i },
  {
    id: 'Elasticsearch',
    named: /elastic(?:search)?\b|opensearch/i,
    drivers: /^(?:elasticsearch|@elastic\/elasticsearch|opensearch-py)$/i,
  },
  { id: 'Neo4j', named: /neo4j/i, drivers: /^(?:neo4j|neo4j-driver|neomodel)$/i },
  { id: 'ClickHouse', named: /clickhouse/i, drivers: /^(?:clickhouse-driver|clickhouse-connect|@clickhouse\/client)$/i },
  { id: 'Chroma', named: /\bchroma(?:db)?\b/i, drivers: /^(?:chromadb|chroma)$/i },
  { id: 'Qdrant', named: /qdrant/i, drivers: /^qdrant-client$/i },
  { id: 'Kafka', named: /kafka/i, drivers: /^(?:kafka-python|aiokafka|confluent-kafka|kafkajs|sarama)$/i },
  { id: 'RabbitMQ', named: /rabbit/i, drivers: /^(?:pika|aio-pika|amqplib|amqp091-go)$/i },
];

/** The store that a text names. */
export const storeFamily = (text: string): StoreFamily | undefined => STORE_FAMILIES.find(({ named }) => named.test(text));

/** The store that a package, by its key, is a driver of. */
export const driverOf = (key: string): StoreFamily | undefined => STORE_FAMILIES.find(({ drivers }) => drivers.test(key));
