using System.Data;
using CrisisLine.Domain.People;
using Dapper;

namespace CrisisLine.Data;

/// <summary>How our own types travel to and from columns. Registered once, before the first query.</summary>
public static class ColumnTypes
{
    public static void Register()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new Column<Instant, DateTime>(Instant.FromDateTimeUtc, instant => instant.ToDateTimeUtc()));
        SqlMapper.AddTypeHandler(new Column<LocalDate, DateOnly>(LocalDate.FromDateOnly, date => date.ToDateOnly()));
        SqlMapper.AddTypeHandler(new Column<LocalTime, TimeOnly>(LocalTime.FromTimeOnly, time => time.ToTimeOnly()));
        SqlMapper.AddTypeHandler(new Column<PersonId, Guid>(id => new PersonId(id), id => id.Value));
    }

    private sealed class Column<TOurs, TStored>(Func<TStored, TOurs> read, Func<TOurs, TStored> write) : SqlMapper.TypeHandler<TOurs>
    {
        public override TOurs Parse(object value) => read((TStored)value);

        public override void SetValue(IDbDataParameter parameter, TOurs? value) =>
            parameter.Value = value is null ? DBNull.Value : write(value);
    }
}
