using CrisisLine.Data;
using CrisisLine.Operations;

try
{
    return await Commands.Run(args);
}
catch (CannotStartException stop)
{
    foreach (var reason in stop.Reasons)
        await Console.Error.WriteLineAsync(reason);
    return 1;
}
