namespace CrisisLine.Inbox;

/// <summary>Somebody who works here, or a program in their name.</summary>
/// <param name="Account">Null for a token of the API.</param>
/// <param name="Name">As colleagues read it.</param>
public sealed record Worker(Guid? Account, string Name);
