namespace CrisisLine.PhoneSimulator.Tests.Support;

/// <summary>Each test has a simulator and a service of its own.</summary>
public abstract class InAPhoneWorld : IAsyncLifetime
{
    protected PhoneWorld World { get; private set; } = null!;

    protected PretendService Service => World.Service;

    public async Task InitializeAsync() => World = await PhoneWorld.Start();

    public async Task DisposeAsync() => await World.DisposeAsync();
}
