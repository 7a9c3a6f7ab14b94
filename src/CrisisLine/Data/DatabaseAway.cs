using System.Data.Common;

namespace CrisisLine.Data;

/// <summary>Tells a database that is away, slow or restarting from a fault of ours: the one heals by itself.</summary>
public static class DatabaseAway
{
    // Classes of PostgreSQL's own error codes: connection, rolled back, resources, operator, system.
    private static readonly string[] Passing = ["08", "40", "53", "57", "58"];

    public static bool Explains(Exception fault) => fault switch
    {
        DbException { SqlState: { Length: 5 } code } => Passing.Contains(code[..2]),
        DbException or TimeoutException or OperationCanceledException => true,
        { InnerException: { } inner } => Explains(inner),
        _ => false,
    };
}
