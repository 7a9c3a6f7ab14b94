namespace CrisisLine.Data;

/// <summary>A question to the database that can be asked together with another (<see cref="Tx.Both"/>).</summary>
/// <typeparam name="TRow">One row of the answer.</typeparam>
/// <param name="Args">Values by name; two that are asked together name theirs differently, or mean the same by a name.</param>
public sealed record Query<TRow>(string Sql, object Args);
