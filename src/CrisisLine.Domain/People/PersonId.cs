namespace CrisisLine.Domain.People;

/// <summary>Which person. It says nothing about them; whoever makes one passes the value in.</summary>
public readonly record struct PersonId(Guid Value);
