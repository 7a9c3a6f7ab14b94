namespace CrisisLine.Tests.Support;

/// <summary>For stories that measure seconds: they run after all others, and one after the other.</summary>
[CollectionDefinition(nameof(Undisturbed), DisableParallelization = true)]
public sealed class Undisturbed;
